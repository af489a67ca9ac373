// The commands, in the order in which --help lists them.
import type { Command } from 'commander'
import { registerAsk } from './ask.ts'
import { registerBackup, registerRestore } from './backup.ts'
import { registerBrief } from './brief.ts'
import { registerDoctor } from './doctor.ts'
import { registerExplain } from './explain.ts'
import { registerPublish } from './publish.ts'
import { registerRun } from './run.ts'
import { registerVerify } from './verify.ts'

export const COMMANDS: readonly ((root: Command) => void)[] = [
  registerBrief,
  registerPublish,
  registerAsk,
  registerVerify,
  registerRun,
  registerExplain,
  registerDoctor,
  registerBackup,
  registerRestore,
]

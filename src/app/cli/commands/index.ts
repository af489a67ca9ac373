// The commands, in the order in which --help lists them.
import type { Command } from 'commander'
import { registerAdd } from './add.ts'
import { registerAsk } from './ask.ts'
import { registerBackup, registerRestore } from './backup.ts'
import { registerBrief } from './brief.ts'
import { registerChanges } from './changes.ts'
import { registerDoctor } from './doctor.ts'
import { registerExplain } from './explain.ts'
import { registerPublish } from './publish.ts'
import { registerRun } from './run.ts'
import { registerSources } from './sources.ts'
import { registerVerify } from './verify.ts'
import { registerWatch } from './watch.ts'

export const COMMANDS: readonly ((root: Command) => void)[] = [
  registerBrief,
  registerAdd,
  registerWatch,
  registerSources,
  registerChanges,
  registerPublish,
  registerAsk,
  registerVerify,
  registerRun,
  registerExplain,
  registerDoctor,
  registerBackup,
  registerRestore,
]

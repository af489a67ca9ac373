// What the runner has to say: a stage that broke, a document left out of a moment.
import type { DiagnosticTable } from '../model/index.ts'

export type RunCode =
  | 'stage-crashed'
  | 'undated-left-out'
  | 'published-later'
  | 'nothing-extracted'
  | 'pdf-not-supported'
  | 'neighbours-left-out'
  | 'bad-record'

export const RUN_DIAGNOSTICS: DiagnosticTable<RunCode> = {
  'stage-crashed': {
    severity: 'error',
    says: 'The stage "{stage}" failed on {subject}; what it would have found there is missing.',
    advice: 'Please report it with that input; everything else is complete.',
  },
  'undated-left-out': {
    severity: 'info',
    says: '{input} has no publication time, so that nobody can say whether it was out by {asOf}.',
    advice: 'It was left out of this moment.',
  },
  'published-later': {
    severity: 'info',
    says: '{input} was published after {asOf}.',
    advice: 'It was left out of this moment.',
  },
  'nothing-extracted': {
    severity: 'error',
    says: '{input} holds no article text.',
    advice: 'Look at the page: it may need a browser to show its text, or be a list or an error page.',
  },
  'pdf-not-supported': {
    severity: 'error',
    says: '{input} is a PDF, which is not read here.',
    advice: 'Give its text as .txt.',
  },
  'neighbours-left-out': {
    severity: 'info',
    says: '{input} has passages in common with more than {compared} other documents; it was compared with the {compared} that share most.',
    advice: 'Who took the text from whom among the others is known through those.',
  },
  'bad-record': {
    severity: 'error',
    says: 'A record could not be read: {problem}.',
    advice: 'See `hearsay run {stage} --help` for its shape.',
  },
}

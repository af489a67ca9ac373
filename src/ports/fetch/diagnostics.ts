// What the file door has to say about a path. Each of these costs that path and nothing else.
import type { DiagnosticTable } from '../../model/index.ts'

export type FileCode =
  | 'input-missing'
  | 'input-unreadable'
  | 'input-too-large'
  | 'input-kind-unknown'
  | 'input-not-supported'
  | 'folder-loop'
  | 'folder-without-articles'
  | 'archive-packing-damaged'
  | 'archive-packing-cut'
  | 'archive-packing-stray'
  | 'archive-checksum-wrong'

export const FILE_DIAGNOSTICS: DiagnosticTable<FileCode> = {
  'input-missing': {
    severity: 'error',
    says: '{input} does not exist.',
    advice: 'Check the spelling, or quote the path if it has spaces.',
  },
  'input-unreadable': {
    severity: 'error',
    says: '{input} cannot be read ({cause}).',
    advice: 'Check its permissions and the disk it is on.',
  },
  'input-too-large': {
    severity: 'error',
    says: '{input} has {size} bytes, more than the {limit} that one article may have.',
    advice: 'Split it into its articles.',
  },
  'input-kind-unknown': {
    severity: 'info',
    says: '{input} was passed over: its ending is not .txt, .md, .html, .htm, .xhtml or .pdf, nor .xml, .rss or .atom, nor .warc or .arc.',
    advice: 'Rename it, or name the file itself, if it is an article.',
  },
  'input-not-supported': {
    severity: 'error',
    says: '{input} is {what}, which is not read here.',
    advice: 'Save its articles as files and give the folder.',
  },
  'folder-loop': {
    severity: 'warning',
    says: '{input} links back to a folder that is being read already.',
    advice: 'Its files were read once.',
  },
  'folder-without-articles': {
    severity: 'error',
    says: '{input} holds no .txt, .md, .html, .pdf, .xml, .rss, .atom, .warc or .arc file.',
    advice: 'Give a folder of saved pages.',
  },
  'archive-packing-damaged': {
    severity: 'warning',
    says: '{input}: what is packed from byte {offset} on is damaged.',
    advice: 'What could be unpacked was read, and everything after it that could be found.',
  },
  'archive-packing-cut': {
    severity: 'warning',
    says: '{input} breaks off in what is packed from byte {offset} on.',
    advice: 'What is there was read; fetch the archive again.',
  },
  'archive-packing-stray': {
    severity: 'warning',
    says: '{input}: {count} bytes from byte {offset} on are not packed as the rest is.',
    advice: 'They were passed over.',
  },
  'archive-checksum-wrong': {
    severity: 'warning',
    says: '{input}: what is packed from byte {offset} on does not have the checksum that it names.',
    advice: 'It was read; compare it with another copy of the archive.',
  },
}

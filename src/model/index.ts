// THE WORDS: every noun of the program. Types and schemas only; nothing here does work.
export type { Span, Range } from './span.ts'
export {
  SOURCE_CONDITIONS,
  type Source,
  type SourceCondition,
  type SourceKind,
  type SourceState,
} from './source.ts'
export type { Quoted, VersionEdit } from './version.ts'
export { diagnose } from './diagnostic.ts'
export type { Diagnostic, DiagnosticPlace, DiagnosticRow, DiagnosticTable, Severity } from './diagnostic.ts'
export type { PdfAnswer, PdfContent, PdfFact, PdfFacts, PdfPage, PdfRun, ReadPdf } from './pdf.ts'
export type { ArchiveBytes, ArchivePiece, ArchiveTrouble, UnpackBody } from './archive.ts'
export type { Capture, Carrier, MediaKind } from './capture.ts'
export { BLOCK_KINDS } from './document.ts'
export type {
  Block,
  BlockKind,
  Document,
  DocumentMeta,
  Dropped,
  Evidenced,
  Link,
  SourcePiece,
} from './document.ts'
export type { Mention, Name, NameKind, Sentence, Syntax, Token, Upos } from './syntax.ts'
export type { Attribution, Hop, HopKind, Polarity, Precision, TimeBasis, When } from './attribution.ts'
export type {
  Actor,
  ActorName,
  Chronicle,
  CodedEvent,
  Figure,
  PlaceMention,
  TimeExpression,
} from './chronicle.ts'
export type { Fingerprint, LineageKind, LineageRelation } from './lineage.ts'
export type { Assignment, Grouping, Story } from './story.ts'
export { CERTAINTIES, CLAIM_KINDS, CLAIM_STATUSES } from './claim.ts'
export type {
  Certainty,
  Claim,
  ClaimKind,
  ClaimMention,
  ClaimRelation,
  ClaimSet,
  ClaimStatus,
  Origin,
  RelationHow,
  RelationKind,
  Statement,
  StatusChange,
} from './claim.ts'
export type {
  AccountSection,
  AccountSentence,
  AnswerState,
  Evidence,
  Question,
  Stance,
  TimelineEntry,
} from './account.ts'
export type {
  Arrival,
  CaptureLayers,
  CorpusLayers,
  DocumentLayers,
  LayerName,
  Layers,
  StoryLayers,
} from './layers.ts'
export { defineStage } from './stage.ts'
export type { Made, Scope, Stage, StageContext, StageInput } from './stage.ts'
export { memoized } from './resources.ts'
export type { Resources } from './resources.ts'
export type { Dossier, DossierDocument } from './dossier.ts'

// The trained models of a language, read once per set of resources: the tagger and parser, and the name recogniser.
import { memoized } from '../../model/index.ts'
import type { Resources } from '../../model/index.ts'
import { readNameModel } from '../../text/names-model.ts'
import type { NameModel } from '../../text/names-recognise.ts'
import { readParserModel } from '../../text/parser-model.ts'
import type { ParserModel } from '../../text/parser-model.ts'

const parsers = memoized((resources): ParserModel | null => {
  const bytes = resources.bytes('models/syntax.en.bin')
  return bytes ? readParserModel(bytes) : null
})

const recognisers = memoized((resources): NameModel | null => {
  const bytes = resources.bytes('models/names.en.bin')
  return bytes ? readNameModel(bytes) : null
})

export function parserOf(resources: Resources, language: string): ParserModel | null {
  return language === 'en' ? parsers(resources) : null
}

export function recogniserOf(resources: Resources, language: string): NameModel | null {
  return language === 'en' ? recognisers(resources) : null
}

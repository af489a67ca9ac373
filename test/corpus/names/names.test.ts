// Names of invented sentences as the syntax layer gives them: kind, full form, role. Each case has a twin that must stay apart.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../src/app/resources.ts'
import type { Block } from '../../../src/model/index.ts'
import { analyse } from '../../../src/stages/syntax/index.ts'

const resources = packageResources()

/** "kind full form [role]" of every name; the first line is a headline where it begins with "# ". */
function names(...lines: readonly string[]): string[] {
  const blocks: Block[] = []
  let text = ''
  for (const line of lines) {
    const words = line.replace(/^# /, '')
    const kind = line.startsWith('# ') ? 'title' : 'paragraph'
    blocks.push({ kind, start: text.length, end: text.length + words.length })
    text += `${words}\n`
  }
  return analyse({ text, blocks, language: 'en' }, resources).names.map(
    ({ kind, canonical, role }) => `${kind} ${canonical}${role === undefined ? '' : ` [${role}]`}`,
  )
}

test('the field of an office is no given name', () => {
  assert.deepEqual(names('Secretary of State Martha Quill spoke in the evening.'), [
    'person Martha Quill [Secretary of State]',
  ])
  assert.deepEqual(names('Minister of Defence Peter Harnley spoke in the evening.'), [
    'person Peter Harnley [Minister of Defence]',
  ])
  assert.ok(names('The Bank of Scotland closed two branches.').includes('organisation Bank of Scotland'))
})

test('a day behind a name is no part of it', () => {
  const found = names('The coach told Radio Orle on Sunday that the boat was late.')
  assert.deepEqual(found, ['organisation Radio Orle'])
})

test('a headline in capitals is cut at the names that the text below knows', () => {
  const story =
    'The Harnley Group began its lockout on Friday in Norway. Quill did not speak. Peter Quill owns it.'
  const found = names('# Harnley Group Lockout Unravels Quill’s Hold on Ports, Shaking Norway’s Trade', story)
  assert.ok(
    found.every((name) => !/Lockout|Unravels|Shaking/.test(name)),
    found.join('; '),
  )
  assert.ok(found.filter((name) => name.endsWith('Norway')).length >= 2, found.join('; '))
  const twin = names('# Harnley Group Closes', 'The Harnley Group shut its gates on Friday, its owner said.')
  assert.ok(twin[0]?.includes('Harnley Group'), twin.join('; '))
})

test('a short name has the kind of the long one that holds it', () => {
  const found = names(
    'The Harnley Group shut its gates. Harnley has denied a sale. Ada Marking, who owns it, left. The crew liked Marking.',
  )
  assert.ok(!found.includes('person Harnley Group'), found.join('; '))
  assert.ok(found.filter((name) => name.startsWith('person Ada Marking')).length === 2, found.join('; '))
})

// Who acts in a story: one person under several names is one actor, and what only stands in capitals is none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../model/index.ts'
import { packageResources } from '../../app/resources.ts'
import { analyse } from '../syntax/index.ts'
import { findActors } from './actors.ts'
import { findChronicle } from './find-chronicle.ts'
import { pageOf } from './page.fixture.ts'

const resources = packageResources()

function actorsOf(...pages: readonly string[]): Actor[] {
  return findActors(
    pages.map((page, at) => {
      const document = pageOf(page, `d${String(at)}`)
      const syntax = analyse({ text: document.text, blocks: document.blocks }, resources)
      const { value: chronicle } = findChronicle({ document, syntax }, resources)
      return { document, syntax, chronicle, attributions: [] }
    }),
    resources,
  )
}

const named = (actors: readonly Actor[], name: string): Actor | undefined =>
  actors.find((one) => one.name === name)
const namesOf = (actors: readonly Actor[]): string[] => actors.map((one) => one.name)

void test('given name, surname, title and another spelling are one person across pages', () => {
  const actors = actorsOf(
    'President Dmitry Korvelin left the capital on Monday. Dmitry Korvelin said nothing.',
    'Dmitriy Korvelin spoke on Tuesday.',
    'Korvelin denied it, an aide said.',
  )
  assert.deepEqual(
    namesOf(actors).filter((name) => /Korvelin/.test(name)),
    ['Dmitry Korvelin'],
  )
  assert.equal(named(actors, 'Dmitry Korvelin')?.kind, 'person')
})

void test('two bearers of one surname stay two', () => {
  const actors = actorsOf('Anna Ferrol met Martin Ferrol in the hall. Anna Ferrol said she was glad.')
  assert.deepEqual(
    namesOf(actors)
      .filter((name) => /Ferrol/.test(name))
      .sort(),
    ['Anna Ferrol', 'Martin Ferrol'],
  )
})

void test('a headline names nobody whom the text does not know', () => {
  const actors = actorsOf(
    '# Korvelin Faces Bitter Trouble\n\nQuestions remain. Dmitry Korvelin resigned. Korvelin said so himself.',
    '# Vineyard Owners Demand Swift Answers\n\nThe harvest failed. Attempts to save it came late, Clara Winter said.',
  )
  assert.deepEqual(namesOf(actors).sort(), ['Clara Winter', 'Dmitry Korvelin'])
})

void test('a person is not the country or the office before the name', () => {
  const actors = actorsOf(
    'Canada Foreign Minister Peter Aldane spoke first. Secretary of State Martin Dusk agreed. Canada will pay.',
  )
  assert.equal(named(actors, 'Peter Aldane')?.kind, 'person')
  assert.equal(named(actors, 'Martin Dusk')?.kind, 'person')
  assert.equal(named(actors, 'Canada')?.kind, 'place')
  assert.deepEqual(namesOf(actors).length, 3)
})

void test('who speaks for a body or heads it, and in which role', () => {
  const actors = actorsOf(
    'Lakeside Hospital spokesman Martin Dusk denied it. Clara Winter, the head of the Harvest Board, agreed.',
  )
  const body = (name: string): string | undefined =>
    actors.find((one) => one.id === named(actors, name)?.speaksFor)?.name
  assert.equal(body('Martin Dusk'), 'Lakeside Hospital')
  assert.equal(body('Clara Winter'), 'Harvest Board')
  assert.match(named(actors, 'Martin Dusk')?.roles.join() ?? '', /spokesman/)
})

void test('a role behind a comma is not of the body before it', () => {
  const actors = actorsOf('Asked about Lakeside Hospital, chairwoman Clara Winter said nothing.')
  assert.equal(named(actors, 'Clara Winter')?.speaksFor, null)
})

void test('an outlet that bears the name of a place is not the place', () => {
  const actors = actorsOf(
    'People in Sandhaven were told to stay. The Sandhaven Courier reported it. Sandhaven is quiet, the Sandhaven Courier says.',
  )
  assert.ok(named(actors, 'Sandhaven'))
  assert.ok(named(actors, 'Sandhaven Courier'))
})

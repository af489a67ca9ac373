// The order of stages is computed; gaps, doubles and circles are refused at start.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePlan, PlanError, STAGES, type AnyStage } from './plan.ts'

function stage(id: string, needs: readonly string[], makes: string, version = 1): AnyStage {
  return {
    id,
    room: id,
    version,
    scope: 'document',
    needs: needs as AnyStage['needs'],
    makes: makes as AnyStage['makes'],
    why: 'for a test',
    run: () => ({ value: null, diagnostics: [] }),
  }
}

test('every stage comes after what it needs', () => {
  const plan = makePlan()
  const made = new Set<string>(['arrival', 'bytes', 'pdf', 'story'])
  for (const one of plan.stages) {
    for (const need of one.needs) assert.ok(made.has(need), `${one.id} before ${need}`)
    made.add(one.makes)
  }
  assert.equal(plan.stages.length, STAGES.length)
})

test('the order does not depend on the order of the list', () => {
  const ids = (list: readonly AnyStage[]): string[] => makePlan(list).stages.map((one) => one.id)
  assert.deepEqual(ids([...STAGES].reverse()), ids(STAGES))
})

test('a need that nothing makes, a layer made twice, and a circle are refused in plain words', () => {
  assert.throws(
    () => makePlan([stage('a', ['syntax'], 'attributions')]),
    /a needs the layer "syntax", which no stage makes/,
  )
  assert.throws(() => makePlan([stage('a', [], 'syntax'), stage('b', [], 'syntax')]), /Both a and b make/)
  assert.throws(
    () => makePlan([stage('a', ['syntax'], 'chronicle'), stage('b', ['chronicle'], 'syntax')]),
    PlanError,
  )
})

test('a new version changes its own recipe and its dependants’, and nothing else', () => {
  const before = makePlan([
    stage('a', [], 'syntax'),
    stage('b', ['syntax'], 'chronicle'),
    stage('c', [], 'fingerprint'),
  ])
  const after = makePlan([
    stage('a', [], 'syntax', 2),
    stage('b', ['syntax'], 'chronicle'),
    stage('c', [], 'fingerprint'),
  ])
  assert.notEqual(before.recipe('syntax'), after.recipe('syntax'))
  assert.notEqual(before.recipe('chronicle'), after.recipe('chronicle'))
  assert.equal(before.recipe('fingerprint'), after.recipe('fingerprint'))
})

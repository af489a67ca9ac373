import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError } from '../store.ts'
import { embeddedError, isBusy } from './errors.ts'

const sqlite = (errcode: number) =>
  Object.assign(new Error('as SQLite says'), { code: 'ERR_SQLITE_ERROR', errcode })
const system = (code: string) => Object.assign(new Error('as the system says'), { code })

function codeOf(error: unknown): string {
  const told = embeddedError(error, '/data')
  assert.ok(told instanceof StoreError)
  assert.equal(told.cause, error)
  assert.match(told.message, /^The data folder \/data [^\n]+\.$/)
  return told.code
}

test('codes of SQLite, also extended ones, become codes of the store', () => {
  assert.deepEqual(
    [5, 261, 517, 8, 1032, 10, 4874, 11, 267, 13, 14, 26].map((code) => codeOf(sqlite(code))),
    [
      'data-locked',
      'data-locked',
      'data-locked',
      'data-unwritable',
      'data-unwritable',
      'data-broken',
      'data-broken',
      'data-broken',
      'data-broken',
      'disk-full',
      'data-unwritable',
      'data-broken',
    ],
  )
})

test('a failing disk is not called a damaged database', () => {
  for (const error of [sqlite(10), sqlite(4874), system('EIO')]) {
    assert.match(String(embeddedError(error, '/data')), /disk reports errors/)
  }
  assert.match(String(embeddedError(sqlite(11), '/data')), /database is damaged/)
})

test('codes of the file system become codes of the store', () => {
  assert.deepEqual(
    ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'ENOTDIR', 'EIO'].map((code) => codeOf(system(code))),
    ['disk-full', 'disk-full', 'data-unwritable', 'data-unwritable', 'data-unwritable', 'data-broken'],
  )
})

test('bugs and errors of the store itself are passed on as they are', () => {
  const others = [
    sqlite(1),
    sqlite(19),
    system('ERR_INVALID_ARG_TYPE'),
    new TypeError('x'),
    'x',
    new StoreError('disk-full', 'x.'),
  ]
  for (const error of others) assert.equal(embeddedError(error, '/data'), error)
})

test('only a lock is waited for', () => {
  assert.ok(isBusy(sqlite(5)) && isBusy(sqlite(517)))
  assert.ok(!isBusy(sqlite(13)) && !isBusy(system('EACCES')) && !isBusy(new Error('busy')))
})

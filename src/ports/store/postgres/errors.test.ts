import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError } from '../store.ts'
import { isCollision, postgresError } from './errors.ts'

const coded = (code: string, message = 'as it says') => Object.assign(new Error(message), { code })

function codeOf(error: unknown): string {
  const told = postgresError(error, 'postgres://host/db')
  assert.ok(told instanceof StoreError, String(error))
  return told.code
}

test('states of the server become codes of the store', () => {
  const expected: Record<string, string> = {
    '53100': 'disk-full',
    '40P01': 'data-locked',
    '25006': 'data-unwritable',
    '42501': 'data-unwritable',
    '42P01': 'data-broken',
    XX001: 'data-broken',
    '57P01': 'server-unreachable',
    '28P01': 'server-unreachable',
    '3D000': 'server-unreachable',
    '53300': 'server-unreachable',
    '08006': 'server-unreachable',
  }
  for (const [state, code] of Object.entries(expected)) assert.equal(codeOf(coded(state)), code, state)
})

test('a connection that fails or breaks is an unreachable server', () => {
  const errors = [
    coded('ECONNREFUSED'),
    coded('ENOTFOUND'),
    new AggregateError([coded('ECONNREFUSED')]),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
  ]
  for (const error of errors) assert.equal(codeOf(error), 'server-unreachable')
})

test('bugs are passed on as they are', () => {
  const others = [
    coded('42601'),
    coded('23505'),
    coded('ERR_INVALID_ARG_TYPE'),
    new TypeError('x'),
    'x',
    new AggregateError([]),
  ]
  for (const error of others) assert.equal(postgresError(error, 'postgres://host/db'), error)
})

test('only a collision is tried again', () => {
  assert.ok(isCollision(coded('40P01')) && isCollision(coded('40001')))
  assert.ok(!isCollision(coded('53100')) && !isCollision(coded('ECONNRESET')))
})

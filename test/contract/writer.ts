// A process that writes to a store and prints each id when its write was acknowledged. Started by the contract suites:
//   node writer.ts WHERE NAME COUNT
// Each round puts a capture, a record, a layer and searchable text on their own, then three records and a count in one
// transaction. COUNT 0 goes on until it is killed.
import { writeSync } from 'node:fs'
import { openStore } from '../../src/ports/store/index.ts'
import type { Store } from '../../src/ports/store/index.ts'
import { sampleCapture, sampleLayer } from './samples.ts'

const [where = '', name = '', count = '0'] = process.argv.slice(2)

/** Written at once, so that what was acknowledged is told even if the process dies in the next moment. */
function tell(kind: string, id: string): void {
  writeSync(1, `${kind} ${id}\n`)
}

async function round(store: Store, number: number): Promise<void> {
  const id = `${name}-${number}`
  const bytes = Buffer.from(id.repeat(200))
  await store.captures.put({ ...sampleCapture(number, bytes), id }, bytes)
  tell('capture', id)
  await store.records.put([{ kind: 'single', id, value: number }])
  tell('record', id)
  await store.layers.put([sampleLayer(id, 'made@1'), sampleLayer(id, 'made@2')])
  tell('layer', id)
  await store.recall.indexText([{ subject: id, tokens: ['written', id] }])
  tell('text', id)
  await store.recall.index('index', id, ['shared', id])
  tell('keys', id)
  await store.transact(async (tx) => {
    const total = await tx.records.get('total', 'all')
    await tx.records.put(
      ['a', 'b', 'c'].map((part) => ({ kind: 'together', id: `${id}-${part}`, value: number })),
    )
    await tx.log.append([{ at: '', kind: 'round', subject: id, value: number }])
    await tx.records.put([
      { kind: 'total', id: 'all', value: ((total?.value as number | undefined) ?? 0) + 1 },
    ])
  })
  tell('together', id)
}

const store = await openStore(where)
tell('open', name)
for (let number = 0; count === '0' || number < Number(count); number += 1) await round(store, number)
await store.close()

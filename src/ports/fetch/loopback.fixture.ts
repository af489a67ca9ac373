// Servers of our own on the loopback address, and a network door with short limits that may reach them. No test contacts
// anything else.
import http from 'node:http'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { readRobotsFile } from '../../stages/collect/index.ts'
import type { Web, WebLimits, WebManners } from './web-types.ts'
import { openWeb, type WebOptions } from './web.ts'

export interface Loopback {
  /** "http://127.0.0.1:PORT" */
  readonly origin: string
  readonly port: number
  /** Paths asked for, in order; robots.txt among them. */
  readonly asked: string[]
}

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void

async function listening(t: TestContext, server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        if (server instanceof http.Server) server.closeAllConnections()
      }),
  )
  return (server.address() as AddressInfo).port
}

/** A server that answers by path; anything else, robots.txt too, is 404. */
export async function loopback(t: TestContext, answers: Readonly<Record<string, Answer>>): Promise<Loopback> {
  const asked: string[] = []
  const server = http.createServer({ maxHeaderSize: 65536 }, (request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  const port = await listening(t, server)
  return { origin: `http://127.0.0.1:${port}`, port, asked }
}

/** A server that writes bytes of its own making to whoever asks for a page; robots.txt is 404. */
export async function rawLoopback(
  t: TestContext,
  write: (socket: net.Socket) => void,
): Promise<Omit<Loopback, 'asked'>> {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    socket.once('data', (head: Buffer) => {
      if (head.toString('latin1').startsWith('GET /robots.txt'))
        socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      else write(socket)
    })
  })
  t.after(() => {
    open.forEach((socket) => socket.destroy())
  })
  const port = await listening(t, server)
  return { origin: `http://127.0.0.1:${port}`, port }
}

export const page =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body)
  }

export const redirect =
  (location: string, status = 302): Answer =>
  (_request, response) => {
    response.writeHead(status, { location }).end()
  }

/** Long enough for a loaded machine where a page is to come, short enough where none does; see the tests for those. */
const LIMITS: Partial<WebLimits> = { connectMs: 10_000, headersMs: 10_000, idleMs: 10_000, wholeMs: 20_000 }
const MANNERS: Partial<WebManners> = { delayMs: 0, retries: 0, backOffMs: 5 }

export interface DoorOptions {
  readonly limits?: Partial<WebLimits>
  readonly manners?: Partial<WebManners>
  readonly more?: Partial<WebOptions>
}

/** A door that may reach the loopback address, and is closed when the test is over. */
export function testDoor(t: TestContext, { limits, manners, more }: DoorOptions = {}): Web {
  const web = openWeb({
    userAgent: 'Hearsay/0 (test)',
    allowed: [{ host: '127.0.0.1', port: null }],
    readRobots: readRobotsFile,
    now: () => '2031-03-04T05:06:07.000Z',
    limits: { ...LIMITS, ...limits },
    manners: { ...MANNERS, ...manners },
    ...more,
  })
  t.after(() => web.close())
  return web
}

// What the network door has to say about an address. Each of these costs that address and nothing else. An address is shown
// without the credentials it may hold.
import type { DiagnosticTable } from '../../model/index.ts'

export type WebCode =
  | 'address-malformed'
  | 'address-refused'
  | 'host-unknown'
  | 'host-unreachable'
  | 'host-busy'
  | 'connection-late'
  | 'tls-failed'
  | 'answer-late'
  | 'answer-malformed'
  | 'headers-too-large'
  | 'body-stalled'
  | 'body-late'
  | 'body-too-large'
  | 'body-truncated'
  | 'unpacked-too-large'
  | 'encoding-broken'
  | 'encoding-unknown'
  | 'redirect-loop'
  | 'redirects-many'
  | 'redirect-nowhere'
  | 'page-gone'
  | 'page-withheld'
  | 'page-failed'
  | 'robots-disallowed'
  | 'robots-unreachable'
  | 'fetch-stopped'

const error = (says: string, advice: string) => ({ severity: 'error', says, advice }) as const

export const WEB_DIAGNOSTICS: DiagnosticTable<WebCode> = {
  'address-malformed': error(
    '{address} is no address of the web.',
    'Write it as https://host/path; only http and https are read.',
  ),
  'address-refused': error(
    '{address} was not contacted: {host} is {what}.',
    'If it is meant, allow it by name with --allow-address {allow}.',
  ),
  'host-unknown': error(
    '{address} was not reached: nobody knows the host {host}.',
    'Check the spelling, or the network if no host is known.',
  ),
  'host-unreachable': error('{address} was not reached: {cause}.', 'Check the address, or try again later.'),
  'host-busy': error('{address} was not given out: {host} is too busy ({status}).', 'Try again {when}.'),
  'connection-late': error(
    '{address} was not reached: {host} took no connection in {limit} seconds.',
    'Try again later.',
  ),
  'tls-failed': error(
    '{address} was not read: the connection is not safe ({cause}).',
    'Check the address; a certificate authority of your own is named in NODE_EXTRA_CA_CERTS.',
  ),
  'answer-late': error(
    '{address} was not read: {host} gave no answer in {limit} seconds.',
    'Try again later.',
  ),
  'answer-malformed': error('{address} was not read: {host} answers with no valid HTTP.', 'Check the port.'),
  'headers-too-large': error(
    '{address} was not read: the head of its answer has more than {limit} bytes.',
    'Save the page with a browser and give the file.',
  ),
  'body-stalled': error(
    '{address} was not read: {host} stopped in the middle and sent nothing more for {limit} seconds.',
    'Try again later.',
  ),
  'body-late': error(
    '{address} was not read: it had not come in whole after {limit} seconds.',
    'Try again later, or save the page with a browser and give the file.',
  ),
  'body-too-large': error(
    '{address} was not read: it has more than {limit} bytes.',
    'Split it into its articles, or give their addresses.',
  ),
  'body-truncated': error(
    '{address} was not read: the connection ended before the page did.',
    'Try again later.',
  ),
  'unpacked-too-large': error(
    '{address} was not read: unpacked it has more than {limit} bytes.',
    'Look at what it is before you give it.',
  ),
  'encoding-broken': error('{address} was not read: it cannot be unpacked ({cause}).', 'Try again later.'),
  'encoding-unknown': error(
    '{address} was not read: it is packed in a way that is not known ({cause}).',
    'Save the page with a browser and give the file.',
  ),
  'redirect-loop': error(
    '{address} was not read: it leads round in a circle, back to {target}.',
    'Open it in a browser, which may hold the cookie that it waits for, and save the page.',
  ),
  'redirects-many': error(
    '{address} was not read: it leads on more than {limit} times.',
    'Give the address where it ends.',
  ),
  'redirect-nowhere': error('{address} was not read: it leads on to {target}.', 'Check the address.'),
  'page-gone': error('{address} is not there ({status}).', 'Check the address.'),
  'page-withheld': error(
    '{address} is not given to everybody ({status}).',
    'If you may read it, save the page with a browser and give the file.',
  ),
  'page-failed': error('{address} was not given out: {host} answered {status}.', 'Try again later.'),
  'robots-disallowed': error(
    '{address} was not fetched: the robots.txt of {host} asks programs not to.',
    'Save the page with a browser and give the file.',
  ),
  'robots-unreachable': error(
    '{address} was not fetched: the robots.txt of {host}, which says what may be, could not be read ({cause}).',
    'Try again later.',
  ),
  'fetch-stopped': error('{address} was not read: the work was stopped.', 'Run it again.'),
}

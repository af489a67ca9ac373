// What kind of text some bytes are, from the header, the name and the first bytes: a name or header tells text from
// Markdown, and the first tag tells HTML from feeds.
import type { MediaKind } from '../../model/index.ts'
import { findRoot, isRobotsAddress } from './sources/kind.ts'

/** How many bytes are looked at. */
const HEAD = 4096

/** The three marks as they look read a byte a letter. */
const BYTE_ORDER_MARK = /^(?:ï»¿|ÿþ|þÿ)/

const latinHead = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, HEAD))
    .replaceAll('\u0000', '')
    .replace(BYTE_ORDER_MARK, '')
    .trimStart()
    .toLowerCase()

/** The kind of a text, from media type, name and first tag. @example mediaOf(bytes, 'notes.md', null) // 'markdown' */
export function mediaOf(bytes: Uint8Array, name: string, contentType: string | null): MediaKind {
  const type = (contentType ?? '').toLowerCase()
  const ending = /\.([a-z0-9]+)$/.exec(name.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? ''
  const head = latinHead(bytes)
  if (isRobotsAddress(name)) return 'robots'
  if (head.startsWith('warc/')) return 'warc'
  // An article may show the tags of a feed; a feed begins with its own.
  const root = head.startsWith('<') ? findRoot(head) : null
  if (root && root.kind !== 'page') return root.kind
  if (type.includes('html') || ['html', 'htm', 'xhtml'].includes(ending)) return 'html'
  if (ending === 'md' || ending === 'markdown' || type.includes('markdown')) return 'markdown'
  if (/^(<!--|<!doctype html|<html|<head|<body|<article|<div)/.test(head)) return 'html'
  if (ending === 'txt' || ending === 'text' || ending === '' || type.startsWith('text/')) return 'text'
  return 'unknown'
}

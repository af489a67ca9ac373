// Pages that React streams: the server sends a placeholder (`<template id="B:1">`) and later, at the end of the body, the
// content for it (`<div hidden id="S:1">`), which a script moves into place. Here the tree is put in the same order.
import { attribute, following } from './node.ts'
import type { HtmlNode, HtmlPage } from './node.ts'

/** Puts streamed parts where their placeholders are. Pages without any are left alone. */
export function placeStreamed(page: HtmlPage): void {
  if (!page.source.includes('id="S:')) return
  const holders = new Map<string, HtmlNode>()
  const parts: HtmlNode[] = []
  for (let node = page.root.first; node; node = following(node, page.root)) {
    if (node.tag !== 'template' && node.tag !== 'div') continue
    const id = attribute(page, node, 'id')
    if (id === null) continue
    if (node.tag === 'template' && id.startsWith('B:')) holders.set(id.slice(2), node)
    else if (node.tag === 'div' && id.startsWith('S:')) parts.push(node)
  }
  for (const part of parts) {
    const holder = holders.get((attribute(page, part, 'id') ?? '').slice(2))
    if (holder && !isInside(holder, part)) move(part, holder)
  }
}

function isInside(node: HtmlNode, outer: HtmlNode): boolean {
  for (let at: HtmlNode | null = node; at; at = at.parent) if (at === outer) return true
  return false
}

/** Takes `part` out of its place and puts it behind `holder`. */
function move(part: HtmlNode, holder: HtmlNode): void {
  const from = part.parent
  const to = holder.parent
  if (!from || !to) return
  let before: HtmlNode | null = null
  for (let at = from.first; at && at !== part; at = at.next) before = at
  if (before) before.next = part.next
  else from.first = part.next
  if (from.last === part) from.last = before
  part.parent = to
  part.next = holder.next
  holder.next = part
  if (to.last === holder) to.last = part
}

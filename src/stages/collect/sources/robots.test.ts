// The sitemaps that robots.txt files name. What they allow is held to the cases in test/corpus/collect.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sitemapsIn } from './robots.ts'

const sitemaps = (text: string): string[] => sitemapsIn(new TextEncoder().encode(text))

test('sitemap lines count wherever they stand, in any case, each once', () => {
  assert.deepEqual(
    sitemaps(
      'Sitemap: https://a.example/1.xml\nUser-agent: *\nSITEMAP : https://b.example/2.xml # all\nDisallow: /\nsitemap: https://a.example/1.xml\r\nSite-map:https://a.example/3.xml',
    ),
    ['https://a.example/1.xml', 'https://b.example/2.xml', 'https://a.example/3.xml'],
  )
})

test('a path, another scheme and a comment are none', () => {
  assert.deepEqual(
    sitemaps(
      'Sitemap: /1.xml\nSitemap: file:///etc/passwd\n# Sitemap: https://a.example/1.xml\nSitemaps: https://a.example/',
    ),
    [],
  )
})

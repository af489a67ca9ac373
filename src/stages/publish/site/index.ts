// A dossier as a static site: pages that need no script and no server, feeds, data in every export, pictures as files. One story
// is one folder; several are a list with a folder for each. Paths and links are relative, so that it reads from a disk too.
import type { Dossier } from '../../../model/index.ts'
import { dossierOfStory } from '../one-story.ts'
import { escapeHtml } from '../safe-text.ts'
import { accountBody } from '../views/html.ts'
import { page } from '../views/html/page.ts'
import { loadView } from '../views/index.ts'
import { outletName, readDossier, type Reading } from '../views/reading.ts'
import { counted, listed, oneLine } from '../wording.ts'
import { claimsBody } from './claims-page.ts'
import { documentsBody } from './documents-page.ts'
import { navOf, SITE_DATA, SITE_LINKS, type SiteOptions } from './files.ts'
import { picturesBody } from './pictures-page.ts'

export type { SiteOptions }

export interface SiteFile {
  /** Relative, with forward slashes; letters, digits, ".", "-", "_" only. */
  readonly path: string
  readonly content: string | Uint8Array
}

/** The mark by which a folder is known as made by this command, so that it may be written over. */
export const SITE_MARK = 'hearsay-site.json'

async function storyFiles(dossier: Dossier, options: SiteOptions, up: string): Promise<SiteFile[]> {
  const reading = readDossier(dossier, options.excerpt)
  const { title, body } = accountBody(reading)
  const pageOf = (path: string, name: string, own: string): SiteFile => ({
    path,
    content: page({
      reading,
      title: name === '' ? title : `${name}: ${title}`,
      body: own,
      links: SITE_LINKS,
      nav: navOf(path, up),
    }),
  })
  const data = await Promise.all(
    SITE_DATA.map(async ({ view: id, path }): Promise<SiteFile> => {
      const view = await loadView(id)
      if (!view) throw new Error(`there is no view "${id}"`)
      return { path, content: view.render(dossier, { colour: false, ...options }) }
    }),
  )
  return [
    pageOf('index.html', '', body),
    pageOf('claims.html', 'Claims', claimsBody(reading, options)),
    pageOf('documents.html', 'Documents', documentsBody(reading, options)),
    pageOf('pictures.html', 'Pictures', await picturesBody(dossier)),
    ...data,
  ]
}

/** The list of stories that leads to their folders. */
function listBody(reading: Reading, folder: (story: string) => string): string {
  const items = reading.stories.map((one) => {
    const words = oneLine(one.story.title)
    const names = one.documents.length ? listed([...new Set(one.documents.map(outletName))]) : 'no outlet'
    return `<li><p class="title-link"><a href="${folder(one.story.id)}/index.html"><bdi>${escapeHtml(words)}</bdi></a></p><p class="small">${counted(one.documents.length, 'document')} in ${escapeHtml(names)}; ${counted(one.claims.length, 'claim')}</p></li>`
  })
  return `<h1 class="count">${counted(reading.stories.length, 'story', 'stories')}</h1><ul class="list stories">${items.join('')}</ul>`
}

/** Ids are ours and plain already; a dossier that others made may say anything. */
const folderOf = (story: string): string => `story-${story.replace(/[^\w-]/g, '_').slice(0, 60)}`

/** The file by which a later run knows what this one wrote, so that it may be written over or taken away. */
function marked(dossier: Dossier, files: readonly SiteFile[]): readonly SiteFile[] {
  const content = {
    madeBy: 'hearsay publish',
    generatedAt: dossier.generatedAt,
    files: files.map((one) => one.path),
  }
  return [...files, { path: SITE_MARK, content: `${JSON.stringify(content, null, 2)}\n` }]
}

/** All files of the site; the mark comes last. */
export async function siteOf(dossier: Dossier, options: SiteOptions): Promise<readonly SiteFile[]> {
  if (dossier.stories.length === 1) return marked(dossier, await storyFiles(dossier, options, ''))
  const reading = readDossier(dossier, options.excerpt)
  const title = counted(reading.stories.length, 'story', 'stories')
  const files: SiteFile[] = [
    { path: 'index.html', content: page({ reading, title, body: listBody(reading, folderOf) }) },
  ]
  for (const { id } of dossier.stories) {
    const own = dossierOfStory(dossier, id)
    if (!own) continue
    const folder = folderOf(id)
    const at = options.site === undefined ? options : { ...options, site: `${options.site}${folder}/` }
    for (const file of await storyFiles(own, at, '../index.html'))
      files.push({ ...file, path: `${folder}/${file.path}` })
  }
  return marked(dossier, files)
}

// The interface's texts, and whether English ones stand on a page in another language.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './service.mjs'

/** Stands for what is filled in. */
const HOLE = '\u0000'

/** Every way that a message's text can come out, with HOLE for what is filled in. */
function outcomes (text) {
  const at = text.indexOf('{')
  if (at < 0) return [text]
  let depth = 0; let end = at
  do { depth += { '{': 1, '}': -1 }[text[end]] ?? 0; end++ } while (depth)
  const inside = text.slice(at + 1, end - 1)
  const variants = inside.includes('->') ? inside.split('->')[1].split(/\*?\[\w+\]/).slice(1) : [HOLE]
  const rest = outcomes(text.slice(end))
  return variants.flatMap(variant => outcomes(variant.trim()).flatMap(middle => rest.map(tail => text.slice(0, at) + middle + tail)))
}

/** The messages of a language by key, each as all its outcomes. */
function messages (language) {
  const source = readFileSync(path.join(ROOT, `templates/texts/${language}.ftl`), 'utf8')
  const found = new Map()
  let key = ''
  for (const line of source.split('\n')) {
    const begins = /^([a-zA-Z][\w-]*) =(.*)$/.exec(line)
    if (begins) { key = begins[1]; found.set(key, begins[2]) } else if (/^\s/.test(line) && key) found.set(key, `${found.get(key)} ${line.trim()}`)
  }
  return new Map([...found].map(([name, text]) => [name, outcomes(text.trim()).map(plain)]))
}

const plain = text => text.replace(/\s+/g, ' ').trim()

const cache = new Map()

/** The text of a key that has nothing to fill in. */
export function say (language, key) {
  if (!cache.has(language)) cache.set(language, messages(language))
  const found = cache.get(language).get(key)
  if (!found) throw new Error(`${language} has no text "${key}"`)
  return found[0]
}

/** Pairs of an English text and its translation, from the definitions. */
function written (language) {
  const pairs = []
  const look = value => {
    if (typeof value !== 'object' || value === null) return
    if (typeof value.en === 'string' && typeof value[language] === 'string') pairs.push([value.en, value[language]])
    Object.values(value).forEach(look)
  }
  for (const folder of ['survey-definitions', 'tests/browser/definitions']) {
    for (const file of readdirSync(path.join(ROOT, folder)).filter(name => name.endsWith('.json') && !name.includes('schema'))) {
      look(JSON.parse(readFileSync(path.join(ROOT, folder, file), 'utf8')))
    }
  }
  return pairs
}

/**
 * What must not be read on a page in `language`: `phrases` anywhere, `words` as the whole of a piece of text. A short
 * English word may be part of a word of the other language, so it counts only when it stands alone.
 */
export function english (language) {
  const own = messages(language)
  const pairs = [...messages('en')].flatMap(([key, texts]) => texts.map(text => [text, (own.get(key) ?? []).join(' ')]))
  const phrases = new Set(); const words = new Set()
  for (const [text, translation] of [...pairs, ...written(language)]) {
    for (const piece of text.split(HOLE).flatMap(part => part.split('\n')).map(plain)) {
      if (!/[a-z]{2}/i.test(piece) || translation.includes(piece)) continue
      if (piece.length >= 12 && piece.includes(' ')) phrases.add(piece); else if (!text.includes(HOLE)) words.add(piece)
    }
  }
  return { phrases: [...phrases], words: [...words] }
}

/** The pieces of text that a reader meets: on the screen, in the title, and in names for screen readers. */
export function readable () {
  const root = document.documentElement
  const foreign = element => element.closest('[lang]') !== root && element.closest('[lang]').lang !== root.lang
  const pieces = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!foreign(node.parentElement) && !node.parentElement.closest('script,style,textarea')) pieces.push(node.data)
  }
  for (const element of document.body.querySelectorAll('[aria-label],[alt],[title],[placeholder]')) {
    if (!foreign(element)) pieces.push(...['aria-label', 'alt', 'title', 'placeholder'].map(name => element.getAttribute(name) ?? ''))
  }
  return pieces.map(piece => piece.replace(/\s+/g, ' ').trim()).filter(Boolean)
}

/** The English that stands on a page in another language, as a list of what was found. */
export async function untranslated (page, language) {
  const { phrases, words } = english(language)
  const pieces = await page.evaluate(readable)
  const found = pieces.filter(piece => words.includes(piece) || phrases.some(phrase => piece.includes(phrase)))
  // In a language with letters of its own, a run of Latin words is untranslated even where no list has it, unless the
  // translation itself keeps it, as it does the name of a law.
  const kept = language === 'ur' ? [...messages('ur').values()].flat().join(' ') : ''
  const latin = language === 'ur' ? pieces.filter(piece => (piece.replace(NAMES, '').match(LATIN) ?? []).some(run => !kept.includes(run))) : []
  return [...new Set([...found, ...latin])]
}

/** What keeps its Latin letters in every language: names, and addresses. */
const NAMES = /Example Children['’]s Hospital|Ann Example, CC BY 4.0|\S+@\S+|\S+\.(org|com|uk)\S*/g

const LATIN = /[a-z]{3,}( [a-z]{3,})+/gi

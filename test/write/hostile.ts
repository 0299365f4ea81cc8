import type { Analysis } from '../../src/analysis.js'
import type { Analyzed } from '../../src/write/index.js'
import { sample } from './sample.js'

/** Texts that do harm where they are not taken as text: by name, for the titles of tests. */
export const HOSTILE: Record<string, string> = {
  'a colour sequence': '\x1b[31mred\x1b[0m',
  'a title sequence (OSC)': '\x1b]0;owned\x07',
  'a clipboard sequence (OSC 52)': '\x1b]52;c;cm0gLXJm\x1b\\',
  'a device control string': '\x1bP$q"p\x1b\\',
  'one-byte sequences (C1)': '\x9b31mred \x9d0;owned\x9c \x90q\x9c',
  'backspaces and carriage returns': 'safe\b\b\b\bevil\rover',
  'NUL, bell, form feed, DEL': 'a\0b\x07c\x0cd\x7fe',
  'a line break': 'first\nsecond\r\nthird',
  'a tab': 'left\tright',
  'line and paragraph separators': 'a\u2028b\u2029c',
  'right-to-left overrides': 'photo\u202egnp.exe \u2066isolated\u2069 \u202aembedded\u202c',
  'right-to-left text': 'قال رئيس البلدية שלום',
  'a formula': '=1+1',
  'a formula with plus': '+cmd|/c calc!A0',
  'a formula with minus': '-2+3',
  'a formula with an at sign': '@SUM(1,2)',
  'a formula behind white space': ' \t\u00a0=1+1',
  'a formula behind signs without width': '\u200b\ufeff\u2060=HYPERLINK("http://x")',
  'a full-width formula': '＝1+1',
  'a formula behind a carriage return': '\r=1+1',
  'a script': '<script>alert(1)</script>',
  'the end of a script': '</script><!--<script>',
  'an image with a handler': '<img src=x onerror=alert(1)>',
  'the end of an attribute': '" onmouseover="alert(1)" x=\'',
  'a style element': '</style><style>*{display:none}</style>',
  entities: '&lt;b&gt; &amp; &#60;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant as text
  'template braces': '{{constructor.constructor("alert(1)")()}} ${1+1} <%= 1 %>',
  'a link': '[click](javascript:alert(1)) <http://evil.example> www.evil.example https://evil.example a@evil.example',
  'a table and a heading': '| a | b |\n|---|---|\n# heading\n- item\n> quote',
  'emphasis and code': '**bold** __init__ `code` ~~gone~~ \\| \\',
  'an image': '![alt](https://evil.example/x.png)',
  'CSV quotes': '"quoted", and ""more""; ;',
  SQL: "'); DROP TABLE articles; --",
  'SQL with double quotes': '"; DELETE FROM claims; -- ?1 :name @name $name',
  'a search query': 'NEAR(a b) OR "c" NOT {d} : e* ^f',
  TOML: 'format = "json"\n[[table]]\noutput = "../../etc/passwd"\n"""',
  'a path upwards': '../../../../etc/passwd',
  'an absolute path': '/etc/passwd',
  'a path with a NUL': '../safe.txt\0.html',
  'a drive letter': 'C:\\Windows\\system32\\cmd.exe',
  'a path of a share': '\\\\evil.example\\share\\x',
  'the name of a device': 'CON',
  'an escape of a workbook': '_x0041_ _x000D_ _x005F_x0041_',
  'characters that XML has not': 'a\ufffeb\uffffc',
  'a CDATA section': ']]><![CDATA[<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
  'a prototype key': '__proto__',
  'a constructor': 'constructor',
  'a written escape': '\\u001b[31mred\\u001b[0m',
  'half a surrogate pair': 'a\ud800b\udc00c',
  'a family of joined emoji': '👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 é é',
  'scripts with combining signs': 'हिन्दी ไทย שָׁלוֹם',
  'wide characters': '東京都知事は発表した',
  nothing: '',
  'white space': ' \n\t ',
  'the stand-in of the screen table': '\ue000\ue000\ue000',
}

/** Keys whose values are the program's own words. */
const OWN_WORDS = new Set('schema type form kind use act modality qualifier anchor code from to actor place'.split(' '))

/** The sample with one text in the place of every string that an article or a file name can bring. */
export function hostileSample(text: string): Analyzed {
  const { analysis } = sample()
  const replaced = replaceStrings(analysis, text) as Analysis
  const ids = { id: text, source: { ...analysis.source, path: text }, meta: { [text]: text } }
  const codePoints = [...text].length
  return {
    analysis: { ...replaced, ...ids },
    text: text + sample().text,
    sentences: [{ start: 0, end: codePoints + 20 }],
  }
}

function replaceStrings(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return OWN_WORDS.has(key) || /^[APCF]\d$/.test(value) ? value : text
  if (Array.isArray(value)) return value.map((item) => replaceStrings(item, text, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceStrings(inner, text, name)]))
}

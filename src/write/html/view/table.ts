import type { PageRow, PageTable } from './data.js'
import { element, type View } from './element.js'

/** What a table answers. */
const QUESTIONS: Record<string, string> = {
  articles: 'what was read',
  actors: 'who',
  places: 'where',
  claims: 'who said what',
  figures: 'how many',
}

/**
 * A table under its heading; one without rows says so.
 * @param drawn whether its rows are drawn
 */
export function tableSection(table: PageTable, above: readonly View[], prefix: string, drawn = true): View {
  const { name, rows } = table
  const body =
    rows.length === 0
      ? element('p', { class: 'empty' }, [`No ${name} found.`])
      : tableView(drawn ? table : { ...table, rows: [] }, prefix)
  return element('section', { id: prefix + name, 'data-table': name, 'aria-labelledby': `${name}-title` }, [
    element('h2', { id: `${name}-title`, tabindex: -1 }, [
      name,
      element('small', {}, [QUESTIONS[name] ?? '']),
      element('span', { class: 'shown' }),
    ]),
    ...above,
    body,
  ])
}

/** Roles are written out: on a narrow screen rows are laid out as cards, and a browser would forget that they are rows. */
function tableView({ name, head, rows }: PageTable, prefix: string): View {
  const titles = head.map((title) =>
    element('th', { scope: 'col', role: 'columnheader', 'aria-sort': 'none', class: classOf(title) }, [
      element('button', { type: 'button', class: 'sort' }, [title]),
    ]),
  )
  if (name !== 'articles')
    titles.push(element('th', { scope: 'col', role: 'columnheader', class: 'tick scripted' }, ['wrong?']))
  return element('table', { role: 'table', class: `rows ${name}`, 'aria-labelledby': `${name}-title` }, [
    element('thead', { role: 'rowgroup' }, [element('tr', { role: 'row' }, titles)]),
    element(
      'tbody',
      { role: 'rowgroup' },
      rows.map((row) => rowView(row, name, head, prefix)),
    ),
  ])
}

/** A row; its first cell leads to its words in the text, and a tick behind the others says that it is wrong. */
export function rowView(row: PageRow, table: string, head: readonly string[], prefix: string): View {
  const { id, cells, value, names } = row
  const [first = '', ...others] = cells
  const attributes = {
    role: 'row',
    id: `${prefix}row-${id}`,
    'data-row': id,
    'data-value': value ?? null,
    'data-names': names ? names.join('\n') : null,
  }
  const tick = element('td', { role: 'cell', class: 'tick scripted' }, [
    element('input', {
      type: 'checkbox',
      autocomplete: 'off',
      'aria-label': `${id} is wrong: ${first.slice(0, LONGEST_LABEL)}`,
    }),
  ])
  return element('tr', attributes, [
    element('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, [
      element('a', { href: `#${prefix}${id}` }, [first === '' ? '—' : first]),
    ]),
    ...others.map((cell, i) => element('td', { role: 'cell', dir: 'auto', ...titleOf(cell, head[i + 1]!) }, [cell])),
    ...(table === 'articles' ? [] : [tick]),
  ])
}

const LONGEST_LABEL = 80

/** A cell as part of a card has its title beside it, an empty one none. */
const titleOf = (cell: string, title: string) => ({ class: classOf(title), 'data-title': cell === '' ? null : title })

/** Columns that are wider or narrower than others. */
const CLASSES: Readonly<Record<string, string>> = {
  words: 'number',
  mentions: 'number',
  actors: 'number',
  places: 'number',
  claims: 'number',
  figures: 'number',
  why: 'why',
  article: 'origin',
}
const classOf = (title: string) => CLASSES[title] ?? null

import { describe, expect, it } from 'vitest'
import { isoDate } from '../../src/read/dates.js'
import { detectFormat } from '../../src/read/formats.js'

describe('the format of an input', () => {
  const RECORD = '{"text":"a"}\n'
  const cases: [name: string, head: string, format: string][] = [
    ['a.txt', 'Some text.', 'text'],
    ['a', 'Some text.', 'text'],
    ['a.TXT', 'Some text.', 'text'],
    ['a.md', '<html>', 'markdown'],
    ['a.html', 'Some text.', 'html'],
    ['saved.txt', '\n<!DOCTYPE html><html>', 'html'],
    ['-', '<?xml version="1.0"?>\n<!-- saved -->\n<html lang="en">', 'html'],
    ['a.json', '{"text":"a"}', 'json'],
    ['a.json', RECORD, 'json'],
    ['a.json', RECORD + RECORD, 'ndjson'],
    ['a.jsonl', '', 'ndjson'],
    ['a.ndjson', '{"broken', 'ndjson'],
    ['-', RECORD, 'ndjson'],
    ['-', `${RECORD}not json\n`, 'ndjson'],
    ['-', '{\n  "text": "a"\n}', 'json'],
    ['-', '[{"text":"a"}]', 'json'],
    ['-', '[BRUSSELS] The minister said', 'text'],
    ['-', '{curly} text', 'text'],
    ['notes.txt', RECORD, 'text'],
  ]
  it.each(cases)('%s that starts %j is %s', (name, head, format) => {
    expect(detectFormat(name, head)).toBe(format)
  })
})

describe('dates of publication', () => {
  it.each([
    ['2024-05-17', '2024-05-17'],
    ['2024-05-17T10:00:00Z', '2024-05-17T10:00:00Z'],
    ['2024-05-17 10:00:00+0200', '2024-05-17T10:00:00+0200'],
    ['20240517', '2024-05-17'],
    ['Fri, 17 May 2024 10:00:00 GMT', '2024-05-17'],
    ['17th of May, 2024', '2024-05-17'],
    ['Friday, May 17, 2024', '2024-05-17'],
    ['Sept. 3, 2024 at 5:10 p.m.', '2024-09-03'],
    ['2024-02-31', undefined],
    ['31 February 2024', undefined],
    ['yesterday', undefined],
    ['', undefined],
    ['1'.repeat(100_000), undefined],
  ])('%s', (text, date) => {
    expect(isoDate(text)).toBe(date)
  })
})

import { describe, expect, it } from 'vitest'
import { commandFirst, suggestion } from '../../src/cli/command-line.js'

const COMMANDS = ['analyze', 'claims', 'help']
const VALUED = new Set(['-f', '--format', '-o', '--output'])

describe('the command stands first whatever stands before it', () => {
  const cases: [argv: string, ordered: string][] = [
    ['a.txt', 'analyze a.txt'],
    ['claims a.txt', 'claims a.txt'],
    ['-f json claims a.txt', 'claims -f json a.txt'],
    ['--format=json claims a.txt', 'claims --format=json a.txt'],
    ['--format json claims a.txt', 'claims --format json a.txt'],
    ['-qf json claims a.txt', 'claims -qf json a.txt'],
    ['-fjson claims a.txt', 'claims -fjson a.txt'],
    ['-f claims a.txt', 'analyze -f claims a.txt'],
    ['a.txt claims', 'analyze a.txt claims'],
    ['-- claims', 'analyze -- claims'],
    ['- claims', 'analyze - claims'],
    ['-h', '-h'],
    ['-V', '-V'],
    ['a.txt --help', 'analyze a.txt --help'],
    ['claims --help', 'claims --help'],
    ['help claims', 'help claims'],
    ['-q', 'analyze -q'],
  ]
  it.each(cases)('%s', (argv, ordered) => {
    expect(commandFirst(argv.split(' '), COMMANDS, VALUED).argv.join(' ')).toBe(ordered)
  })
})

describe('a slip is forgiven, another word is not', () => {
  const cases: [word: string, expected: string | undefined][] = [
    ['claimz', 'claims'],
    ['clams', 'claims'],
    ['hlep', 'help'],
    ['analyse', 'analyze'],
    ['wire', undefined],
    ['x', undefined],
    ['c'.repeat(100_000), undefined],
  ]
  it.each(cases)('%s', (word, expected) => {
    expect(suggestion(word, COMMANDS)).toBe(expected)
  })
})

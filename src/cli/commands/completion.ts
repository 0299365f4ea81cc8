import { Argument } from 'commander'
import type { PlainCommand } from '../program.js'

const SHELLS = {
  bash: async () => (await import('../completion/bash.js')).bashCompletion,
  zsh: async () => (await import('../completion/zsh.js')).zshCompletion,
  fish: async () => (await import('../completion/fish.js')).fishCompletion,
}

export const completion: PlainCommand = {
  name: 'completion',
  summary: 'a script that completes commands, options and values',
  about: 'Prints a script for your shell that completes commands, options and their values.',
  arguments: [new Argument('<shell>', 'your shell').choices(Object.keys(SHELLS))],
  examples: [
    ['source <(copydesk completion bash)', 'in ~/.bashrc; zsh alike, in ~/.zshrc after compinit'],
    ['copydesk completion zsh > ~/.zfunc/_copydesk', 'in a folder of fpath'],
    ['copydesk completion fish > ~/.config/fish/completions/copydesk.fish', 'fish finds it there'],
  ],
  async answer({ args, command }) {
    const { programWords } = await import('../completion/words.js')
    const script = await SHELLS[args[0] as keyof typeof SHELLS]()
    return { text: script(programWords(command.parent!)) }
  },
}

import type { Actor } from '../analysis.js'
import { type Gazetteer, placeKey } from '../lexicon/index.js'
import { countriesNamed } from './places.js'

/** Answers whether an actor, or a name, is the one that a person asked for. */
export interface NameQuestion {
  isActor(actor: Actor): boolean
  isName(name: string): boolean
}

/**
 * A name as a person writes it: in any case, with or without accents. It is an actor's where it is one of the actor's
 * names or stands in one as whole words ("stoltenberg": Jens Stoltenberg); the name of a country is that country's in
 * every form ("USA": the United States), and no part of another name ("Russia": not the Bank of Russia).
 */
export function nameQuestion(gazetteer: Gazetteer, asked: string): NameQuestion {
  const key = placeKey(asked)
  const countries = countriesNamed(gazetteer, asked)
  const isName = (name: string) => {
    const form = placeKey(name)
    return form === key || (countries.size === 0 && ` ${form} `.includes(` ${key} `))
  }
  const isCountry = (actor: Actor) =>
    actor.type === 'country' && intersects(countriesNamed(gazetteer, actor.name), countries)
  return {
    isName,
    isActor: (actor) => isName(actor.name) || actor.aliases.some(isName) || isCountry(actor) || isSurnameOf(actor, key),
  }
}

/** "Donald Trump" is asked for, and the article calls him Trump and nothing else. */
const isSurnameOf = ({ type, name }: Actor, key: string) => type === 'person' && key.endsWith(` ${placeKey(name)}`)

const intersects = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>) => [...a].some((item) => b.has(item))

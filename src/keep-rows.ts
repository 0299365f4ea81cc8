import type { Actor, Analysis, Claim, Entity, Figure, Place } from './analysis.js'

export type AnyRow = Actor | Place | Claim | Figure

/**
 * An analysis with some of its rows left out. Those that stay keep their ids; what points at a row that is left out
 * becomes null, or leaves the list of ids that it stood in.
 */
export function keepRows(
  analysis: Analysis,
  stays: (row: AnyRow) => boolean,
  entityStays: (entity: Entity) => boolean,
): Analysis {
  const [actors, places, claims, figures] = [
    analysis.actors.filter(stays),
    analysis.places.filter(stays),
    analysis.claims.filter(stays),
    analysis.figures.filter(stays),
  ]
  const ids = new Set([...actors, ...places, ...claims, ...figures].map((row) => row.id))
  const known = (id: string | null) => (id !== null && ids.has(id) ? id : null)
  return {
    ...analysis,
    entities: analysis.entities
      .filter(entityStays)
      .map((entity) => ({ ...entity, actor: known(entity.actor), place: known(entity.place) })),
    actors,
    places,
    claims: claims.map((claim) => ({
      ...claim,
      speaker: claim.speaker && { ...claim.speaker, actor: known(claim.speaker.actor) },
      audience: claim.audience && { ...claim.audience, actor: known(claim.audience.actor) },
      inside: known(claim.inside),
      figures: claim.figures.filter((id) => ids.has(id)),
    })),
    figures: figures.map((figure) => ({ ...figure, claim: known(figure.claim), place: known(figure.place) })),
  }
}

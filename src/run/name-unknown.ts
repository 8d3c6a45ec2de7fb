import type { NameResolver, Resolution, ResolvedEntity } from '../contract/resolution.ts';

/** A resolution in which the resolvers of plug-ins have named what no gazetteer knew; the first that knows a name decides. */
export async function nameUnknown(
  resolution: Resolution,
  resolvers: readonly NameResolver[],
): Promise<Resolution> {
  if (resolvers.length === 0) return resolution;
  const entities: ResolvedEntity[] = [];
  for (const entity of resolution.entities) entities.push(await named(entity, resolvers));
  return { ...resolution, entities };
}

async function named(entity: ResolvedEntity, resolvers: readonly NameResolver[]): Promise<ResolvedEntity> {
  if (entity.id !== undefined) return entity;
  const { entityType, name, alternateName } = entity;
  for (const resolver of resolvers) {
    if (!resolver.types.includes(entityType)) continue;
    const known = await resolver.resolve({ entityType, name, alternateName });
    if (known === undefined) continue;
    const usual = known.name ?? name;
    return {
      ...entity,
      id: known.id,
      name: usual,
      alternateName: [...new Set([name, ...alternateName])].filter((other) => other !== usual),
      sameAs: [...new Set([...entity.sameAs, ...(known.sameAs ?? [])])],
      ...(known.countryCode !== undefined && { countryCode: known.countryCode }),
    };
  }
  return entity;
}

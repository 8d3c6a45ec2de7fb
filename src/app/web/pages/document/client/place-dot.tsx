import { useEffect, useState } from 'preact/hooks';

interface MapCode {
  readonly land: (
    latitude: number,
    longitude: number,
  ) => Promise<{ viewBox: string; path: string; at: readonly [number, number] }>;
}

/** A small map with one place on it. */
export function PlaceDot({
  latitude,
  longitude,
  name,
}: {
  latitude: number;
  longitude: number;
  name: string;
}) {
  const [map, setMap] = useState<Awaited<ReturnType<MapCode['land']>>>();
  useEffect(() => {
    let wanted = true;
    void import('./small-map.ts')
      .then(({ land }) => land(latitude, longitude))
      .then((made) => wanted && setMap(made));
    return () => {
      wanted = false;
    };
  }, [latitude, longitude]);
  if (map === undefined) return <div class="small-map" />;
  return (
    <svg class="small-map" viewBox={map.viewBox} role="img" aria-label={`${name} on the map`}>
      <path class="land" d={map.path} />
      <circle cx={map.at[0]} cy={map.at[1]} r={4} />
    </svg>
  );
}

import { useLayoutEffect, useState } from 'preact/hooks';
import { during } from '../../../client/activity.ts';

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
  useLayoutEffect(() => {
    let wanted = true;
    const made = import('./small-map.ts').then(({ land }) => land(latitude, longitude));
    void during(made.then((drawn) => wanted && setMap(drawn)));
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

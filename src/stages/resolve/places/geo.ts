const radius = 6371.0088;
const degree = Math.PI / 180;

/** Great-circle distance in kilometres (haversine, mean Earth radius); coordinates in degrees. */
export function kilometres(latA: number, lonA: number, latB: number, lonB: number): number {
  const dLat = (latB - latA) * degree;
  const dLon = (lonB - lonA) * degree;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(latA * degree) * Math.cos(latB * degree) * Math.sin(dLon / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)));
}

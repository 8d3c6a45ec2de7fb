/**
 * Views for the questions people ask, in SQL that all stores share. A thing is what an entity of one document has in common with one
 * of another: the identifier a gazetteer gave, otherwise type and name.
 */
export const views: Readonly<Record<string, string>> = {
  amounts_in_context: `
    SELECT a.document_id, d.collection, d.path, a.start_offset, a.entity_type, m.exact, a.currency, a.value, a.min_value, a.max_value,
      a.qualifier, a.unit_text, a.unit_code,
      (SELECT y.year FROM mentions n JOIN dates y ON y.document_id = n.document_id AND y.start_offset = n.start_offset
        WHERE n.document_id = m.document_id AND n.passage_start = m.passage_start AND y.year IS NOT NULL
        ORDER BY abs(n.start_offset - m.start_offset), n.start_offset LIMIT 1) AS year,
      (SELECT e.country_code FROM mentions n JOIN entities e ON e.document_id = n.document_id AND e.entity = n.entity
        WHERE n.document_id = m.document_id AND n.passage_start = m.passage_start AND e.country_code IS NOT NULL
        ORDER BY abs(n.start_offset - m.start_offset), n.start_offset LIMIT 1) AS country_code
    FROM amounts a
    JOIN mentions m ON m.document_id = a.document_id AND m.start_offset = a.start_offset
    JOIN documents d ON d.document_id = a.document_id`,
  amounts_by_year_and_country: `
    SELECT year, country_code, currency, count(*) AS amounts, min(value) AS smallest, max(value) AS largest
    FROM amounts_in_context
    WHERE entity_type = 'MONEY' AND year IS NOT NULL AND country_code IS NOT NULL
    GROUP BY year, country_code, currency`,
  appearances: `
    SELECT DISTINCT m.document_id, m.passage_start, e.thing, e.entity_type, e.name, e.known
    FROM mentions m JOIN entities e ON e.document_id = m.document_id AND e.entity = m.entity
    WHERE m.passage_start IS NOT NULL`,
  appears_with: `
    SELECT a.thing AS thing, b.thing AS with_thing, min(a.name) AS name, min(a.entity_type) AS entity_type,
      min(b.name) AS with_name, min(b.entity_type) AS with_type, count(*) AS passages, count(DISTINCT a.document_id) AS documents
    FROM appearances a
    JOIN appearances b ON b.document_id = a.document_id AND b.passage_start = a.passage_start AND b.thing <> a.thing
    GROUP BY a.thing, b.thing`,
  organisations_by_document: `
    SELECT d.collection, d.path, e.name, e.iri, e.known, e.mention_count
    FROM entities e JOIN documents d ON d.document_id = e.document_id
    WHERE e.entity_type = 'ORG'`,
  unresolved_names: `
    SELECT e.entity_type, e.name, sum(e.mention_count) AS mentions, count(DISTINCT e.document_id) AS documents
    FROM entities e WHERE e.known = 0
    GROUP BY e.entity_type, e.name`,
};

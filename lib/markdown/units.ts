// Separate from ./measures.ts: code that only reads a text needs just these, and nothing that changes HTML.

/** A pattern for the units of doses, sizes, temperatures and percentages, and for the words from thousand to billion. */
export const UNITS =
  'kg|g|mg|µg|μg|mcg|ng|L|l|dL|mL|ml|µL|μL|m|cm|mm|µm|μm|nm|cm²|cm2|mm²|mm2|cm³|mL/kg|mg/kg|mg/mL|µg/mL|IU|U|mmol|mol|kDa|°C|°F|%|kcal|kJ|Gy|mmHg|Hz|kHz|MHz|J|W|J/cm²|thousand|million|billion'

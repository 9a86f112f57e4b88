"""FHIR R4: entries as resources, by HL7's guide to symptoms (hl7.fhir.uv.symptoms 1.0.0)."""

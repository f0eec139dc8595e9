package org.candor.access;

/** What a person is to the AI management system of an organization. Clause 5.3. */
public enum Role {
  AIMS_MANAGER,
  TOP_MANAGEMENT,
  SYSTEM_OWNER,
  RISK_OWNER,
  INTERNAL_AUDITOR,
  /** Reads and exports, between two dates. */
  EXTERNAL_AUDITOR,
  EMPLOYEE,
  /** Keeps people, tokens and settings; sees no content by that alone. */
  ADMINISTRATOR
}

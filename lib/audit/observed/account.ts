/** Whom AWS reaches about an account (Account Management API, ContactInformation), cut down to what a person needs to say that it is right. */
export interface ContactFacts {
  readonly FullName: string | null
  readonly CompanyName: string | null
  readonly City: string | null
  readonly CountryCode: string | null
  /** The last three digits. */
  readonly PhoneEnding: string | null
}

/** A contact for one matter (Account Management API, AlternateContact). */
export interface AlternateContactFacts {
  readonly Name: string | null
  readonly Title: string | null
  readonly EmailAddress: string | null
}

declare module '../resource-types.ts' {
  interface ObservedTypes {
    /** Contacts of an account; CloudFormation has no type for them. */
    'Keepwatch::Account::Contacts': {
      readonly ContactInformation: ContactFacts | null
      /** null: none is on file. */
      readonly SecurityContact: AlternateContactFacts | null
    }
  }
}

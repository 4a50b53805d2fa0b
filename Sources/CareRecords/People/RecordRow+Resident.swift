extension RecordRow {
    /// The day of birth of the person whose identity number stands in the row.
    public var birth: CivilDate? { self[SharedField.identityNumber]?.birth }

    /// The sex of that person.
    public var sex: Sex? { self[SharedField.identityNumber].map { $0.isMale ? .male : .female } }

    /// The age of that person on a day, in whole years; negative before the birth.
    public func age(on day: CivilDate) -> Int? { birth.map { day.years(since: $0) } }
}

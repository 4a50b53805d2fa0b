extension RecordTable {
    /// Counties, with what the programme has promised in each.
    public static let county = RecordTable(
        "county", key: [.required(SharedField.county)],
        [
            .required(PlaceField.name), .required(CountyField.bedTarget), .required(CountyField.programmeVisitTarget),
            .required(CountyField.visitTarget), .required(CountyField.trainingTarget),
            .required(CountyField.roadSpeed),
        ])

    /// Townships and streets (乡镇、街道).
    public static let township = RecordTable(
        "township", key: [.required(SharedField.township)], [.required(PlaceField.name)])

    /// Villages and neighbourhoods of towns (村、社区).
    public static let village = RecordTable(
        "village", key: [.required(PlaceField.village)],
        [.required(PlaceField.name), .optional(PlaceField.latitude), .optional(PlaceField.longitude)])

    /// Households: where residents live and their beds stand.
    public static let residence = RecordTable(
        "residence", key: [.required(SharedField.household)],
        [
            .required(SharedField.county, refersTo: "county"), .required(SharedField.township, refersTo: "township"),
            .required(PlaceField.village, refersTo: "village"), .required(PlaceField.address, .address),
            .optional(PlaceField.latitude, .address), .optional(PlaceField.longitude, .address),
        ])
}

extension RecordForm {
    /// The registers of places and people, each after those that it points to: files are imported in this order.
    public static let people = [
        county, township, village, provider, staff, residence, resident, residentContact, consent,
    ]
}

internal import CareCore

/// Fields of what lies somewhere.
public enum PlaceField {
    /// What the place is called.
    public static let name = RecordField<String>("name", "名称", longest: 64)
    /// The village or neighbourhood.
    public static let village = RecordField<VillageCode>("village", "村(社区)代码", expected: VillageCode.expected)
    /// The address below the village.
    public static let address = RecordField<String>("address", "地址", longest: 200)
    /// Degrees north, WGS 84.
    public static let latitude = degrees("latitude", "纬度", within: 90, example: "25.6065")
    /// Degrees east, WGS 84.
    public static let longitude = degrees("longitude", "经度", within: 180, example: "100.2676")

    private static func degrees(
        _ name: String, _ title: String, within bound: Int64, example: String
    ) -> RecordField<MicroDegrees> {
        RecordField(
            name, title,
            expected: "degrees from -\(bound) to \(bound) with at most six decimals, such as \(example)",
            accepts: { $0.count.magnitude <= bound.magnitude * 1_000_000 })
    }

    /// What is wrong with a position: it has both parts or neither.
    static func positionFaults(_ row: RecordRow) -> [RecordFault] {
        let (latitude, longitude) = (row[latitude], row[longitude])
        guard (latitude == nil) != (longitude == nil) else { return [] }
        let missing = latitude == nil ? PlaceField.latitude : PlaceField.longitude
        return [
            RecordFault(missing.name, expected: "latitude and longitude, both or neither", found: "", hint: "fill both")
        ]
    }
}

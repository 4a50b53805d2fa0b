internal import CareCore
internal import GRDB

extension Location {
    /// Reads the columns `address` (or another name), `latitude` and `longitude` of a household.
    init(_ row: Row, address: String = "address") {
        let latitude: Double? = row["latitude"]
        let longitude: Double? = row["longitude"]
        var position: GeoPosition?
        if let latitude, let longitude { position = GeoPosition(latitude: latitude, longitude: longitude) }
        self.init(address: (row[address] as String?).flatMap { PostalAddress($0) }, position: position)
    }
}

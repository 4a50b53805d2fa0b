internal import CareCore
internal import GRDB

extension Location {
    /// Reads the columns `address` (or another name), `latitude` and `longitude` of the household with number `home`.
    init(_ row: Row, address: String = "address", home: Int64, _ people: PeopleSeal) throws {
        let key = ["\(home)"]
        let latitude = try people.degrees(row["latitude"], .homeLatitude, at: key)
        let longitude = try people.degrees(row["longitude"], .homeLongitude, at: key)
        var position: GeoPosition?
        if let latitude, let longitude { position = GeoPosition(latitude: latitude, longitude: longitude) }
        let words = try people.text(row[address], .homeAddress, at: key)
        self.init(address: words.flatMap { PostalAddress($0) }, position: position)
    }
}

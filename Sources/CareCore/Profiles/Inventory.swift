/// What inventories and technicians ask of a model. No rule depends on it.
public struct Inventory: Sendable, Equatable {
    /// The class in the national catalogue of products for the health and care of the aged: `养老监护类`; `nil` where
    /// it is in none. Source: care.md 5.4.
    public let catalogue: String?
    /// The sensor code of ISO/IEEE 11073-10471; `nil` where the standard has none. Source: care.md 4.1.
    public let sensorCode: Int32?
    /// Its battery; `nil` for a model that has none.
    public let battery: Battery?

    /// Makes an entry; of a model of which nothing is known when all is left out.
    public init(catalogue: String? = nil, sensorCode: Int32? = nil, battery: Battery? = nil) {
        self.catalogue = catalogue
        self.sensorCode = sensorCode
        self.battery = battery
    }
}

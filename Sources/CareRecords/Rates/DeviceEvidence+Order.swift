public import CareCore

extension DeviceEvidence {
    /// The same with the open order that has a problem of it, where it is a thing that is no device.
    /// - Parameter orders: Open orders by their bed and the thing.
    /// - Returns: The evidence as it is, when there is none.
    public func withOrder(ofThings orders: [BedID: [String: OrderID]]) -> DeviceEvidence {
        guard order == nil, let found = beds.lazy.compactMap({ orders[$0]?[name] }).first else { return self }
        var copy = self
        copy.order = found
        return copy
    }
}

import CareCore

/// Compiles the fields of a profile.
struct FieldTableBuilder {
    private let profile: Profile
    private(set) var fields = NameTable(minimumCapacity: 32)
    private(set) var rules: [FieldRule] = []
    private(set) var markers: [Double] = []
    private(set) var enumerations: [FieldTable.Enumeration] = []
    private var slotMarkers: [Range<Int>] = []

    init(_ profile: Profile) {
        self.profile = profile
    }

    mutating func build() {
        for slot in profile.slots {
            slotMarkers.append(markers.count..<markers.count + slot.invalidMarkers.count)
            markers.append(contentsOf: slot.invalidMarkers)
        }
        for mapping in profile.fields {
            let isNew = add(mapping)
            invariant(isNew, "profile \(profile.id) maps the field \(mapping.field) twice")
        }
        for (index, slot) in profile.slots.enumerated() {
            add(FieldMapping(field: slot.metric.name, target: canonicalTarget(of: slot.metric, slot: index)))
        }
        invariant(
            rules.count <= FieldTable.maximumFields,
            "profile \(profile.id) has \(rules.count) fields, at most \(FieldTable.maximumFields) are possible")
    }

    /// The rule of the field under which `metric` stands in the envelope itself: the profile's field of that name when
    /// it has one, else the canonical one.
    func rule(for metric: Metric) -> Int? {
        guard profile.slots.contains(where: { $0.metric == metric }) else { return nil }
        var name = metric.name
        return name.withUTF8 { fields.number(of: UnsafeRawBufferPointer($0)) }.map { Int($0) }
    }

    @discardableResult
    private mutating func add(_ mapping: FieldMapping) -> Bool {
        guard fields.insert(mapping.field, number: Int32(rules.count)) == nil else { return false }
        switch mapping.target {
        case .reading(let slot, let scale, let offset):
            invariant(
                scale.isFinite && offset.isFinite,
                "field \(mapping.field) of profile \(profile.id) has scale \(scale), offset \(offset)")
            append(slot: slot, reading: reading(of: profile.slots[slot].metric), scale: scale, offset: offset)
        case .enumeration(let slot, let values):
            append(slot: slot, reading: enumeration(values), scale: 1, offset: 0)
        }
        return true
    }

    private mutating func reading(of metric: Metric) -> FieldRule.Reading {
        switch metric.kind {
        case .number: .number
        case .flag: .flag
        case .state: enumeration(stateValues(of: metric))
        }
    }

    private mutating func append(slot: Int, reading: FieldRule.Reading, scale: Double, offset: Double) {
        let properties = profile.slots[slot]
        rules.append(
            FieldRule(
                metric: properties.metric, reading: reading, scale: scale, offset: offset,
                minimum: properties.minimum, maximum: properties.maximum, hasRange: properties.metric.kind == .number,
                markers: slotMarkers[slot]))
    }

    private func canonicalTarget(of metric: Metric, slot: Int) -> FieldMapping.Target {
        guard metric.kind == .state else { return .reading(slot: slot, scale: 1, offset: 0) }
        return .enumeration(slot: slot, values: stateValues(of: metric))
    }

    private func stateValues(of metric: Metric) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: metric.stateNames.enumerated().map { ($1, Double($0)) })
    }

    private mutating func enumeration(_ values: [String: Double]) -> FieldRule.Reading {
        enumerations.append(FieldTable.Enumeration(values))
        return .enumeration(enumerations.count - 1)
    }
}

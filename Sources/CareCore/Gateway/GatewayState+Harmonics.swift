extension GatewayState {
    /// Whether all guarded rates of a moment, two at least, have jumped by the same octave since they were last
    /// believed. What the device could not measure says nothing. `samples` are a message's from the first of the
    /// moment on.
    func jumpTogether(_ samples: ArraySlice<Sample>, of device: DeviceNumber, at time: Timestamp) -> Bool {
        guard let layout = layout(of: device), layout.guardsTogether else { return false }
        let moment = samples.first?.deviceTime
        let cellBase = Int(slots[Int(device.index)].cellBase)
        var octave: Int?
        var rates = 0
        for sample in samples.prefix(while: { $0.deviceTime == moment }) where sample.validity == .valid {
            let slot = Int(layout.slotOfMetric[Int(sample.metric.rawValue)])
            guard slot >= 0, layout.profile.slots[slot].guardsHarmonics else { continue }
            let cell = cells[cellBase + slot]
            guard !cell.isEmpty, time.milliseconds - cell.at <= HarmonicGuard.longest,
                let found = HarmonicGuard.sharedOctave(of: sample.value, after: cell.value), found == octave ?? found
            else { return false }
            octave = found
            rates += 1
        }
        return rates > 1
    }

    /// Whether a guarded rate may be believed after the one in its cell.
    mutating func believes(_ value: Double, at position: Int, in group: SampleGroup) -> Bool {
        guard !cells[position].isEmpty else { return true }
        var harmonics = guards[position] ?? HarmonicGuard()
        let isBelieved = harmonics.believes(
            value, after: cells[position].value, at: group.time, together: group.jumpsTogether)
        guards[position] = harmonics == HarmonicGuard() ? nil : harmonics
        return isBelieved
    }
}

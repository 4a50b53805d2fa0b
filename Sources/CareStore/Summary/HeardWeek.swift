/// What sums of months tell of which devices were heard in a week.
struct HeardWeek {
    /// The first and the last day.
    let days: ClosedRange<Int64>
    /// By device and place, of each month that the week touches.
    let months: [[DeviceSpot: DeviceMonths.Row]]

    /// Whether anything came from a device in the week; `nil` where the sums cannot tell.
    func wasHeard(_ spot: DeviceSpot) -> Bool? {
        var answer: Bool? = false
        for month in months {
            let heard = month[spot]?.heardOn ?? 0
            if days.contains(heard) { return true }
            if heard > days.upperBound || heard <= -days.lowerBound { answer = nil }
        }
        return answer
    }
}

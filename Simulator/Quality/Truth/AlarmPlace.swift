/// Where an alarm is: the household, and the bed if it is about one.
struct AlarmPlace: Hashable {
    let household: String
    let bed: String?
}

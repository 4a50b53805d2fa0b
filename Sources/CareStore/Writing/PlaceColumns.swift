internal import CareCore
internal import GRDB

/// A place as the two columns `bed` and `household`, of which at most one is not NULL.
struct PlaceColumns {
    let bed: Int64?
    let household: Int64?

    init(_ place: Place?) {
        switch place {
        case .bed(let number): (bed, household) = (Int64(number.index), nil)
        case .household(let number): (bed, household) = (nil, Int64(number.index))
        case nil: (bed, household) = (nil, nil)
        }
    }

    init(bed: Int64?, household: Int64?) {
        self.bed = bed
        self.household = household
    }

    /// The place that the columns mean.
    var place: Place? {
        if let bed { return .bed(BedNumber(Int32(bed))) }
        if let household { return .household(HouseholdNumber(Int32(household))) }
        return nil
    }

    /// Binds the two columns at `position` and the one after.
    func bind(to statement: HotStatement, at position: Int32) {
        statement.bind(position, bed)
        statement.bind(position + 1, household)
    }
}

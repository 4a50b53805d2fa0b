internal import CareCore

/// An alarm's subject as the columns `subjectKind` and `subject`.
struct SubjectColumns {
    let kind: Int64
    let number: Int64

    init(_ subject: Subject) {
        switch subject {
        case .gateway: (kind, number) = (0, 0)
        // No row of the registry either, and no code is 0.
        case .township(let township): (kind, number) = (0, Int64(township.number))
        case .place(.bed(let bed)): (kind, number) = (1, Int64(bed.index))
        case .place(.household(let household)): (kind, number) = (2, Int64(household.index))
        case .device(let device): (kind, number) = (3, Int64(device.index))
        }
    }
}

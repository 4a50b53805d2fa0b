/// What is signed off and what is refused at a bed.
struct KitMarks: Hashable {
    /// Signed off.
    var signedOff = KitKinds()
    /// Refused in writing.
    var refused = KitKinds()

    /// What it comes to.
    var completeness: KitCompleteness { KitCompleteness(signedOff: signedOff.set, refused: refused.set) }
}

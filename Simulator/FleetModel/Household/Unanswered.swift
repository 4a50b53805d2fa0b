/// A message that a device keeps until the gateway answers it.
struct Unanswered {
    let device: Int
    let reference: String?
    let publication: Publication
    var transmissions: Int
}

/// A short story in small letters, for lessons about text.
///
/// It was written for the lessons of this package, and is under its licence. It has only the letters a to z, blanks
/// and full stops, and says things more than once, as stories for children do, so that a small model can learn
/// from it.
public enum Story {
  /// The story, in one line.
  ///
  ///     Story.text.prefix(26)  // "once there was a small lam"
  public static let text = """
    once there was a small lamp that lived on a hill by the sea. every night the lamp was lit and every \
    night the ships came home. the keeper of the lamp was an old man with a white beard. he had a cat and \
    the cat had no name. the old man went up the stairs and down the stairs. there were ninety nine stairs \
    and the cat knew them all. \
    one night there was a storm. the wind was loud and the sea was dark. the old man went up the stairs to \
    light the lamp but the lamp would not burn. he tried once and he tried again and the lamp would not \
    burn. there is no oil said the old man. the cat looked at the sea and the sea was dark. \
    there was a ship on the sea and there was a girl on the ship. where is the light said the girl. there \
    is no light said the captain. then we must wait said the girl and they waited in the dark and in the \
    wind and in the rain. \
    the old man went down the stairs. he looked for oil in the house and he looked for oil in the shed. \
    there was no oil in the house and there was no oil in the shed. then the cat went out in the rain and \
    the old man went after the cat. the cat went down the hill to the stones by the sea and there it sat \
    and there it looked at the water. in the water there was a barrel and in the barrel there was oil. \
    the old man and the cat brought the oil up the hill and up the ninety nine stairs. the old man lit the \
    lamp and the lamp burned with a white light. there is the light said the girl. there is the light said \
    the captain and the ship came home. \
    in the morning the sea was still and the wind was gone. the girl went up the hill to see the lamp and \
    the old man and the cat. what is the name of the cat said the girl. the cat has no name said the old \
    man. then i will call it oil said the girl and the cat looked at the sea and said nothing at all.
    """
}

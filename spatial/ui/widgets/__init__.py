"""What more than one page is made of: cards, tables, figures, inputs, frame."""

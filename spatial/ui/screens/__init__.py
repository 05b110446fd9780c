"""The pages, a folder each; its page.py is the script Streamlit runs."""

{{%AUTOESCAPE context="HTML"}}
<div class="usa-form-group{{#INVALID}} usa-form-group--error{{/INVALID}}">
<label class="usa-label" for="{{ID}}">{{LABEL}}{{#REQUIRED}} {{required}}{{/REQUIRED}}{{#OPTIONAL}} <span class="gh-soft">{{say:pages.page.optional}}</span>{{/OPTIONAL}}</label>
{{#HINT}}<span class="usa-hint" id="{{ID}}-hint">{{TEXT}}</span>{{/HINT}}
{{#ERROR}}<span class="usa-error-message" id="{{ID}}-error">{{icon:error}}<span><span class="gh-sr">{{say:common.page.error}}</span>{{MESSAGE}}</span></span>{{/ERROR}}
<input class="usa-input {{WIDTH}}{{#INVALID}} usa-input--error{{/INVALID}}" id="{{ID}}" name="{{ID}}" type="{{TYPE}}" value="{{VALUE}}"{{#REQUIRED}} aria-required="true"{{/REQUIRED}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#AUTOCOMPLETE}} autocomplete="{{VALUE}}"{{/AUTOCOMPLETE}}{{#INPUT_MODE}} inputmode="{{VALUE}}"{{/INPUT_MODE}}{{#EXACT}} autocapitalize="none" autocorrect="off" spellcheck="false"{{/EXACT}}>
{{#REVEAL}}<button class="gh-linkbutton gh-small gh-reveal" type="button" data-reveal="{{ID}}" aria-pressed="false" hidden>{{say:pages.page.show_password}}</button>{{/REVEAL}}
</div>
